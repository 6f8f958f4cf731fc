import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'

export default function RollbackForm({ request: { payload }, onDone, onCancel }: FormProps) {
  const { values, set } = useFields({ start: payload?.start === true }, () => ({}))
  return (
    <FormShell onCancel={onCancel} onSubmit={() => onDone({ ...payload, ...given(values) })}>
      <Tick label={text.changes.form.rollbackStart} checked={values.start} onChange={(start) => set({ start })} />
    </FormShell>
  )
}
