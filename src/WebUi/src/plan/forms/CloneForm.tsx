import { NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { NodeSelect } from './NodeSelect'
import { nextId } from './queries'
import { rules } from './rules'
import { StorageSelect } from './StorageSelect'

const words = text.changes.form

export default function CloneForm({ request: { controller, node = '', vmid, vmType, name, payload }, onDone, onCancel }: FormProps) {
  const free = useQuery(nextId(controller)).data?.vmid
  const fields = useFields(
    { newid: (payload?.newid ?? '') as number | string, name: String(payload?.name ?? `${name ?? 'guest'}-copy`), target: String(payload?.target ?? ''), full: payload?.full !== false, storage: String(payload?.storage ?? '') },
    (values) => ({
      newid: rules.vmid(values.newid) ?? (Number(values.newid) === vmid && words.newidSelf),
      name: rules.host(values.name),
      storage: !values.full && values.storage !== '' && words.linked,
    }),
  )
  const { values, set, error } = fields
  useEffect(() => {
    if (free !== undefined && values.newid === '') set({ newid: free })
    // Only what the cluster offers first; what was typed stays.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [free])
  const submit = () => {
    if (fields.attempt()) onDone({ ...given({ ...values, newid: Number(values.newid) }), full: values.full })
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <NumberInput label={words.newid} value={values.newid} error={error('newid')} hideControls onChange={(newid) => set({ newid })} />
      <TextInput label={words.name} value={values.name} error={error('name')} spellCheck={false} onChange={(event) => set({ name: event.currentTarget.value })} />
      <Tick label={words.full} hint={words.fullHint} checked={values.full} onChange={(full) => set({ full })} />
      <StorageSelect controller={controller} node={node} content={vmType === 'lxc' ? 'rootdir' : 'images'} empty={words.sameStorage} value={values.storage} error={error('storage')} onChange={(storage) => set({ storage })} />
      <NodeSelect controller={controller} except={node} empty={words.sameStorage} value={values.target} onChange={(target) => set({ target })} />
    </FormShell>
  )
}
