import { TextInput } from '@mantine/core'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { PrioritizedNodes } from './NodesField'
import { rules } from './rules'

const words = text.clusterWork.ha

export default function HaGroupForm({ request: { controller, payload }, onDone, onCancel }: FormProps) {
  const fields = useFields(
    { group: String(payload?.group ?? ''), nodes: String(payload?.nodes ?? ''), restricted: payload?.restricted === true, nofailback: payload?.nofailback === true, comment: String(payload?.comment ?? '') },
    (values) => ({ group: rules.configId(values.group), nodes: values.nodes === '' && text.clusterWork.nodes.oneAtLeast, comment: rules.comment(values.comment) }),
  )
  const { values, set, error } = fields
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && onDone(given(values))}>
      <TextInput label={words.name} value={values.group} error={error('group')} spellCheck={false} data-autofocus onChange={(event) => set({ group: event.currentTarget.value })} />
      <PrioritizedNodes controller={controller} label={words.nodes} value={values.nodes} error={error('nodes')} onChange={(nodes) => set({ nodes })} />
      <Tick label={words.restricted} hint={words.restrictedHint} checked={values.restricted} onChange={(restricted) => set({ restricted })} />
      <Tick label={words.nofailback} checked={values.nofailback} onChange={(nofailback) => set({ nofailback })} />
      <TextInput label={text.clusterWork.comment} value={values.comment} error={error('comment')} onChange={(event) => set({ comment: event.currentTarget.value })} />
    </FormShell>
  )
}
