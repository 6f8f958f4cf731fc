import { TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { freeKey, type Config } from './devices'
import { FormShell, useFields } from './kit'
import { NumberField } from './NumberField'
import { mainOf, part as partOf, withParts } from './property'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'
import { fence, WithConfig } from './WithConfig'

const words = text.guestForms.mount

/** A mount point of a container, or its root. */
export default function MountForm(props: FormProps) {
  return <WithConfig request={props.request}>{(config) => <Fields {...props} config={config} />}</WithConfig>
}

function Fields({ request: { controller, node = '', part }, filled, config, onDone, onCancel }: FormProps & { config: Config }) {
  const unused = part?.startsWith('unused') ? mainOf(String(config[part] ?? '')) : undefined
  const edits = part !== undefined && unused === undefined
  const before = edits ? String(config[part] ?? '') : ''
  const isRoot = part === 'rootfs'
  const fields = useFields(
    {
      storage: '', size: 8 as number | string, path: partOf(before, 'mp'), backup: partOf(before, 'backup') === '1', readOnly: partOf(before, 'ro') === '1', acl: partOf(before, 'acl') === '1', quota: partOf(before, 'quota') === '1',
      replicate: partOf(before, 'replicate') !== '0', ...(filled as object),
    },
    (values) => ({
      storage: part === undefined ? rules.required(values.storage) : undefined,
      size: part === undefined ? rules.size(values.size) : undefined,
      path: !isRoot && !values.path.startsWith('/') && words.pathShape,
    }),
  )
  const { values, set, error, tried } = fields
  const key = edits ? part : freeKey(config, 'mp')
  const next = withParts(edits ? before : unused ?? `${values.storage}:${values.size}`, {
    ...(isRoot ? {} : { mp: values.path, backup: values.backup ? '1' : '' }),
    ro: values.readOnly ? '1' : '', acl: values.acl ? '1' : '', quota: values.quota ? '1' : '', replicate: values.replicate ? '' : '0',
  })
  const same = edits && next === before
  const submit = () => {
    if (fields.attempt() && key && !same) onDone({ [key]: next, ...fence(config) }, undefined, values)
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit} fault={!key ? words.full : tried && same && text.changes.form.unchanged}>
      <p className="muted"><code>{key}</code> {edits ? mainOf(before) : unused}</p>
      {part === undefined && (
        <div className="form-row">
          <StorageSelect controller={controller} node={node} content="rootdir" value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
          <NumberField label={text.guestForms.disk.size} suffix="GiB" value={values.size} error={error('size')} min={1} step={4} onChange={(size) => set({ size })} />
        </div>
      )}
      {!isRoot && <TextInput label={words.path} placeholder="/srv" value={values.path} error={error('path')} spellCheck={false} onChange={(event) => set({ path: event.currentTarget.value })} />}
      {!isRoot && <Tick label={text.guestForms.disk.backup} checked={values.backup} onChange={(backup) => set({ backup })} />}
      <Tick label={text.guestForms.disk.readOnly} checked={values.readOnly} onChange={(readOnly) => set({ readOnly })} />
      <Tick label={words.acl} checked={values.acl} onChange={(acl) => set({ acl })} />
      <Tick label={words.quota} checked={values.quota} onChange={(quota) => set({ quota })} />
      <Tick label={text.guestForms.disk.replicate} checked={values.replicate} onChange={(replicate) => set({ replicate })} />
    </FormShell>
  )
}
