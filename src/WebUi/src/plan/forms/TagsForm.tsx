import { TextInput } from '@mantine/core'
import { text } from '../../text/en'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'
import { rules, tagsOf } from './rules'

const words = text.changes.form

export default function TagsForm({ request: { payload }, onDone, onCancel }: FormProps) {
  const before = tagsOf(String(payload?.tags ?? ''))
  const fields = useFields({ tags: before.join(' ') }, ({ tags }) => ({ tags: rules.tags(tags) ?? (tagsOf(tags).join() === before.join() && words.unchanged) }))
  const { values, set, error } = fields
  const submit = () => {
    if (!fields.attempt()) return
    const tags = tagsOf(values.tags)
    onDone(tags.length > 0 ? { tags: tags.join(';') } : { delete: 'tags' })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <TextInput label={words.tags} description={words.tagsHint} value={values.tags} error={error('tags')} data-autofocus spellCheck={false} onChange={(event) => set({ tags: event.currentTarget.value })} />
      <div className="chips">{tagsOf(values.tags).map((tag) => <span key={tag} className="chip">{tag}</span>)}</div>
    </FormShell>
  )
}
