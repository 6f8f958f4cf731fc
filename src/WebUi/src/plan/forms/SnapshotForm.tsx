import { Textarea, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { rules } from './rules'

const words = text.changes.form

const today = () => `before-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`

export default function SnapshotForm({ request: { payload, vmType }, onDone, onCancel }: FormProps) {
  const fields = useFields(
    { snapname: String(payload?.snapname ?? today()), description: String(payload?.description ?? ''), vmstate: payload?.vmstate === true },
    ({ snapname, description }) => ({ snapname: rules.snapshot(snapname), description: rules.line(description) }),
  )
  const { values, set, error } = fields
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(given(values))}>
      <TextInput label={words.snapname} description={words.snapnameShape} value={values.snapname} error={error('snapname')} data-autofocus spellCheck={false} onChange={(event) => set({ snapname: event.currentTarget.value })} />
      <Textarea label={words.description} value={values.description} error={error('description')} autosize maxRows={4} onChange={(event) => set({ description: event.currentTarget.value })} />
      {vmType === 'qemu' && <Tick label={words.vmstate} hint={words.vmstateHint} checked={values.vmstate} onChange={(vmstate) => set({ vmstate })} />}
    </FormShell>
  )
}
