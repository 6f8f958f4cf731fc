import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, useFields } from './kit'
import { NodeSelect } from './NodeSelect'
import { rules } from './rules'

const words = text.changes.form

export default function MigrateForm({ request: { controller, node, vmType, payload }, onDone, onCancel }: FormProps) {
  const machine = vmType !== 'lxc'
  const fields = useFields(
    { target: String(payload?.target ?? ''), online: payload?.online !== false, with_local_disks: payload?.with_local_disks === true },
    ({ target }) => ({ target: rules.required(target) }),
  )
  const { values, set, error } = fields
  const submit = () => {
    if (fields.attempt()) onDone({ target: values.target, online: values.online, with_local_disks: machine && values.with_local_disks ? true : undefined })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <NodeSelect controller={controller} except={node} value={values.target} error={error('target')} onChange={(target) => set({ target })} />
      <Tick label={machine ? words.online : words.restart} hint={machine ? undefined : words.restartHint} checked={values.online} onChange={(online) => set({ online })} />
      {machine && <Tick label={words.localDisks} checked={values.with_local_disks} onChange={(with_local_disks) => set({ with_local_disks })} />}
    </FormShell>
  )
}
