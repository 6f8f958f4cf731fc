import { Textarea } from '@mantine/core'
import { text } from '../../text/en'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { rules } from './rules'

const words = text.guestForms.agent

/** A program that the guest agent runs. */
export default function ExecForm({ request: { payload }, filled, onDone, onCancel }: FormProps) {
  const fields = useFields(
    { command: String(payload?.command ?? ''), input: '', ...(filled as object) },
    ({ command }) => ({ command: rules.required(command.trim()) ?? (command.length > 4096 && words.commandLong) }),
    { input: 'input_data' },
  )
  const { values, set, error } = fields
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(given({ command: values.command.trim(), input_data: values.input }), undefined, values)}>
      <Textarea label={words.command} description={words.commandHint} className="mono" value={values.command} error={error('command')} autosize minRows={1} maxRows={6} spellCheck={false} data-autofocus onChange={(event) => set({ command: event.currentTarget.value })} />
      <Textarea label={words.input} description={words.inputHint} className="mono" value={values.input} error={error('input')} autosize minRows={2} maxRows={10} spellCheck={false} onChange={(event) => set({ input: event.currentTarget.value })} />
    </FormShell>
  )
}
