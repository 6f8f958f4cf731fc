import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'

const words = text.clusterWork.certificates
const FIELDS: Record<string, { name: string; label: string; on: boolean }> = {
  'proxmox.node.acme_renew': { name: 'force', label: words.renewForce, on: false },
  'proxmox.node.certificate_delete': { name: 'restart', label: words.restart, on: true },
}

/** What a feature asks that has a single yes or no. */
export default function OneTickForm({ request: { feature, payload }, onDone, onCancel }: FormProps) {
  const { name, label, on } = FIELDS[feature]!
  const { values, set } = useFields({ [name]: (payload?.[name] ?? on) === true }, () => ({}))
  return (
    <FormShell onCancel={onCancel} onSubmit={() => onDone(given(values))}>
      <Tick label={label} checked={values[name] === true} onChange={(checked) => set({ [name]: checked })} />
    </FormShell>
  )
}
