import { Textarea, TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { count } from '../../text/formats'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'
import { rules } from './rules'

const words = text.guestForms.agent
const MOST = 61_440

/** A whole file inside the guest. */
export default function FileWriteForm({ request: { payload }, filled, onDone, onCancel }: FormProps) {
  const fields = useFields(
    { file: String(payload?.file ?? ''), content: String(payload?.content ?? ''), ...(filled as object) },
    ({ file, content }) => ({ file: rules.file(file), content: content.length > MOST && words.contentLong(count(MOST)) }),
  )
  const { values, set, error } = fields
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone({ file: values.file, content: values.content }, undefined, values)}>
      <TextInput label={words.file} className="mono" value={values.file} error={error('file')} spellCheck={false} data-autofocus onChange={(event) => set({ file: event.currentTarget.value })} />
      <Textarea label={words.content} description={words.contentHint} className="mono" value={values.content} error={error('content')} autosize minRows={8} maxRows={24} spellCheck={false} onChange={(event) => set({ content: event.currentTarget.value })} />
    </FormShell>
  )
}
