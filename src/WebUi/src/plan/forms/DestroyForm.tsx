import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'

const words = text.changes.form

export default function DestroyForm({ request: { payload }, onDone, onCancel }: FormProps) {
  const { values, set } = useFields({ purge: payload?.purge === true, destroy_unreferenced_disks: payload?.destroy_unreferenced_disks === true }, () => ({}))
  return (
    <FormShell onCancel={onCancel} onSubmit={() => onDone(given(values))}>
      <p className="muted">{text.changes.bulk.deleteHint}</p>
      <Tick label={words.purge} checked={values.purge} onChange={(purge) => set({ purge })} />
      <Tick label={words.unreferenced} checked={values.destroy_unreferenced_disks} onChange={(destroy_unreferenced_disks) => set({ destroy_unreferenced_disks })} />
    </FormShell>
  )
}
