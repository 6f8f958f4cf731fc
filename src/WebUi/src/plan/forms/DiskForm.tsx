import { Select } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { CACHES, diskOf, diskText, freeKey, hasReadOnly, hasSsd, hasThread, NEW_DISK, type Config, type DiskValues } from './devices'
import { FormShell, useFields } from './kit'
import { NumberField } from './NumberField'
import { mainOf } from './property'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'
import { fence, WithConfig } from './WithConfig'

const words = text.guestForms.disk
const BUSES = ['scsi', 'virtio', 'sata', 'ide'] as const

type Values = DiskValues & { bus: string; storage: string; size: number | string }

/** A disk of a machine: a new one, how one is used, or an unused one put back. */
export default function DiskForm(props: FormProps) {
  return <WithConfig request={props.request}>{(config) => <Fields {...props} config={config} />}</WithConfig>
}

function Fields({ request: { controller, node = '', part }, filled, config, onDone, onCancel }: FormProps & { config: Config }) {
  const unused = part?.startsWith('unused') ? mainOf(String(config[part] ?? '')) : undefined
  const isNew = part === undefined
  const edits = part !== undefined && unused === undefined
  const before = edits ? String(config[part] ?? '') : ''
  const fields = useFields<Values>(
    { ...(edits ? diskOf(before) : NEW_DISK), bus: 'scsi', storage: '', size: 32, ...(filled as Partial<Values>) },
    (values) => ({ storage: isNew ? rules.required(values.storage) : undefined, size: isNew ? rules.size(values.size) : undefined }),
  )
  const { values, set, error, tried } = fields
  const key = edits ? part : freeKey(config, values.bus)
  const next = key ? diskText(key, values, edits ? before : unused ?? `${values.storage}:${values.size}`) : ''
  const same = edits && next === before
  const submit = () => {
    if (fields.attempt() && key && !same) onDone({ [key]: next, ...fence(config) }, undefined, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={!key ? words.full : tried && same && text.changes.form.unchanged}>
      {edits ? <p className="muted"><code>{part}</code> {mainOf(before)}</p> : (
        <Select label={words.bus} data={BUSES.map((value) => ({ value, label: words.buses[value] }))} value={values.bus} allowDeselect={false} description={key} onChange={(bus) => set({ bus: bus ?? 'scsi' })} />
      )}
      {unused && <p className="muted mono">{unused}</p>}
      {isNew && (
        <div className="form-row">
          <StorageSelect controller={controller} node={node} content="images" value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
          <NumberField label={words.size} suffix="GiB" value={values.size} error={error('size')} min={1} step={8} onChange={(size) => set({ size })} />
        </div>
      )}
      <Select label={words.cache} data={CACHES.map((value) => ({ value, label: words.caches[value] }))} value={values.cache || null} clearable placeholder={words.cacheDefault} onChange={(cache) => set({ cache: cache ?? '' })} />
      <Tick label={words.discard} checked={values.discard} onChange={(discard) => set({ discard })} />
      {hasSsd(key ?? values.bus) && <Tick label={words.ssd} checked={values.ssd} onChange={(ssd) => set({ ssd })} />}
      {hasThread(key ?? values.bus) && <Tick label={words.iothread} hint={words.iothreadHint} checked={values.iothread} onChange={(iothread) => set({ iothread })} />}
      {hasReadOnly(key ?? values.bus) && <Tick label={words.readOnly} checked={values.readOnly} onChange={(readOnly) => set({ readOnly })} />}
      <Tick label={words.backup} checked={values.backup} onChange={(backup) => set({ backup })} />
      <Tick label={words.replicate} checked={values.replicate} onChange={(replicate) => set({ replicate })} />
    </FormShell>
  )
}
