import { Select } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import type { Config } from './devices'
import { FormShell, given, useFields } from './kit'
import { NumberField } from './NumberField'
import { disksOf, rules } from './rules'
import { StorageSelect } from './StorageSelect'
import { fence, WithConfig } from './WithConfig'

const words = text.guestForms.move
const FORMATS = ['raw', 'qcow2', 'vmdk']

/** A machine's disk, or a container's volume, to another storage. */
export default function MoveDiskForm(props: FormProps) {
  return <WithConfig request={props.request}>{(config) => <Fields {...props} config={config} />}</WithConfig>
}

function Fields({ request: { controller, node = '', vmType, payload }, config, onDone, onCancel }: FormProps & { config: Config }) {
  const isContainer = vmType === 'lxc'
  const disks = disksOf(config, isContainer)
  const name = isContainer ? 'volume' : 'disk'
  const fields = useFields(
    { disk: String(payload?.[name] ?? ''), storage: String(payload?.storage ?? ''), format: String(payload?.format ?? ''), delete: payload?.delete === true, bwlimit: (payload?.bwlimit ?? '') as number | string },
    (values) => ({ disk: rules.required(values.disk), storage: rules.required(values.storage) ?? (values.storage === storageOf(config[values.disk]) && !values.format && words.same) }),
    { disk: name },
  )
  const { values, set, error } = fields
  const submit = () => {
    if (!fields.attempt()) return
    const { disk, bwlimit, format, ...rest } = values
    onDone({ ...given({ ...rest, [name]: disk, format: isContainer ? '' : format, bwlimit: bwlimit === '' ? '' : Number(bwlimit) * 1024 }), ...fence(config) })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={disks.length === 0 && words.none}>
      <Select
        label={isContainer ? words.volume : words.disk}
        data={disks.map((disk) => ({ value: disk.name, label: [disk.name, disk.size, storageOf(config[disk.name])].filter(Boolean).join(' · ') }))}
        value={values.disk || null}
        error={error('disk')}
        onChange={(disk) => set({ disk: disk ?? '' })}
      />
      <StorageSelect controller={controller} node={node} content={isContainer ? 'rootdir' : 'images'} label={words.to} value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
      {!isContainer && <Select label={words.format} data={FORMATS} clearable placeholder={words.formatSame} value={values.format || null} error={error('format')} onChange={(format) => set({ format: format ?? '' })} />}
      <NumberField label={words.limit} suffix="MiB/s" placeholder={words.noLimit} value={values.bwlimit} error={error('bwlimit')} onChange={(bwlimit) => set({ bwlimit })} />
      <Tick label={words.remove} hint={words.removeHint} checked={values.delete} onChange={(remove) => set({ delete: remove })} />
    </FormShell>
  )
}

const storageOf = (value: unknown) => /^([^:,]+):/.exec(String(value ?? ''))?.[1]
