import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'

const words = text.clusterWork.replication

export default function ReplicationRemoveForm({ request: { payload }, onDone, onCancel }: FormProps) {
  const { values, set } = useFields({ keep: payload?.keep === true, force: payload?.force === true }, () => ({}))
  return (
    <FormShell onCancel={onCancel} onSubmit={() => onDone(given(values))}>
      <Tick label={words.keep} checked={values.keep} onChange={(keep) => set({ keep })} />
      <Tick label={words.force} hint={words.forceHint} checked={values.force} onChange={(force) => set({ force })} />
    </FormShell>
  )
}
