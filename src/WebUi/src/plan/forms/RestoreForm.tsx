import { NumberInput, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'

const words = text.changes.form

/** Restores under the ID of the target; overwriting one that is there has to be said. */
export default function RestoreForm({ request: { controller, node = '', vmid, vmType, payload }, onDone, onCancel }: FormProps) {
  const fields = useFields(
    {
      archive: String(payload?.archive ?? ''), vmid: (payload?.vmid ?? vmid ?? '') as number | string, storage: String(payload?.storage ?? ''), force: payload?.force === true,
      start_after_restore: payload?.start_after_restore === true, unique_mac: payload?.unique_mac !== false,
    },
    (values) => ({ archive: rules.required(values.archive), vmid: rules.vmid(values.vmid) }),
  )
  const { values, set, error } = fields
  const submit = () => {
    if (fields.attempt()) onDone({ ...given({ ...values, vmid: Number(values.vmid) }), unique_mac: values.unique_mac })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <TextInput label={words.archive} className="mono" value={values.archive} error={error('archive')} readOnly={payload?.archive !== undefined} onChange={(event) => set({ archive: event.currentTarget.value })} />
      <NumberInput label={words.vmid} value={values.vmid} error={error('vmid')} hideControls onChange={(next) => set({ vmid: next })} />
      <StorageSelect controller={controller} node={node} content={vmType === 'lxc' ? 'rootdir' : 'images'} empty={words.sameStorage} value={values.storage} onChange={(storage) => set({ storage })} />
      <Tick label={words.force} checked={values.force} onChange={(force) => set({ force, unique_mac: !force })} />
      <Tick label={words.unique} checked={values.unique_mac} onChange={(unique_mac) => set({ unique_mac })} />
      <Tick label={words.startAfter} checked={values.start_after_restore} onChange={(start_after_restore) => set({ start_after_restore })} />
    </FormShell>
  )
}
