import { Select } from '@mantine/core'
import { text } from '../../text/en'
import type { FormProps } from '.'
import { driveText, freeKey, isCloudInit, mediumOf, type Config } from './devices'
import { FormShell, useFields } from './kit'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'
import { VolumeSelect } from './VolumeSelect'
import { fence, WithConfig } from './WithConfig'

const words = text.guestForms.drive
const BUSES = ['ide', 'sata', 'scsi'] as const

/** A drive with an image, without one, or with what cloud-init reads. */
export default function DriveForm(props: FormProps) {
  return <WithConfig request={props.request}>{(config) => <Fields {...props} config={config} />}</WithConfig>
}

function Fields({ request: { controller, node = '', part, payload }, filled, config, onDone, onCancel }: FormProps & { config: Config }) {
  const before = part ? String(config[part] ?? '') : ''
  const hasCloudInit = Object.values(config).some(isCloudInit)
  const fields = useFields(
    { bus: 'ide', kind: payload?.kind === 'cloudinit' && !hasCloudInit ? 'cloudinit' : 'cd', iso: part ? mediumOf(before) : '', storage: '', ...(filled as object) } as { bus: string; kind: string; iso: string; storage: string },
    (values) => ({ storage: values.kind === 'cloudinit' ? rules.required(values.storage) : undefined }),
  )
  const { values, set, error, tried } = fields
  const key = part ?? freeKey(config, values.bus)
  const next = values.kind === 'cloudinit' ? `${values.storage}:cloudinit` : part ? driveText(values.iso, before) : driveText(values.iso, 'none')
  const same = part !== undefined && values.iso === mediumOf(before)
  const submit = () => {
    if (fields.attempt() && key && !same) onDone({ [key]: next, ...fence(config) }, undefined, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={!key ? words.full : tried && same && text.changes.form.unchanged}>
      {part ? <p className="muted"><code>{part}</code></p> : (
        <div className="form-row">
          <Select label={words.kind} data={[{ value: 'cd', label: words.cd }, { value: 'cloudinit', label: words.cloudinit, disabled: hasCloudInit }]} value={values.kind} allowDeselect={false} onChange={(kind) => set({ kind: kind ?? 'cd' })} />
          <Select label={text.guestForms.disk.bus} data={BUSES.map((value) => ({ value, label: text.guestForms.disk.buses[value] }))} value={values.bus} description={key} allowDeselect={false} onChange={(bus) => set({ bus: bus ?? 'ide' })} />
        </div>
      )}
      {values.kind === 'cloudinit'
        ? <StorageSelect controller={controller} node={node} content="images" value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
        : <VolumeSelect controller={controller} node={node} content="iso" label={words.iso} empty={words.noMedium} value={values.iso} error={error('iso')} onChange={(iso) => set({ iso })} />}
    </FormShell>
  )
}
