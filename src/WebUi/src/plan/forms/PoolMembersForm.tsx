import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ResourcePool } from '../../api/pages'
import { clusterRead } from '../../inventory/reads'
import { clusterStorage } from '../../inventory/storage/queries'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { GuestPicker } from './GuestPicker'
import { FormShell, given, useFields } from './kit'

const words = text.clusterWork.pools

/** Guests and storages into a pool, or out of it. */
export default function PoolMembersForm({ request: { controller, targetId, payload }, onDone, onCancel }: FormProps) {
  const out = payload?.delete === true
  const members = (useQuery(clusterRead<ResourcePool[]>(controller, '/pools')).data ?? []).find((pool) => pool.poolid === targetId)?.members ?? []
  const here = new Set(members.map((member) => member.vmid))
  const inPool = [...new Set(members.flatMap((member) => (member.storage ? [member.storage] : [])))]
  const storages = [...new Set((useQuery(clusterStorage(controller)).data?.items ?? []).map((pool) => pool.storage))]
  const list = (value: unknown) => (typeof value === 'string' ? value.split(',').filter(Boolean) : [])
  const fields = useFields({ vms: list(payload?.vms), storage: list(payload?.storage), allow_move: payload?.allow_move === true }, (values) => ({ vms: values.vms.length + values.storage.length === 0 && words.some }))
  const { values, set, error } = fields
  const submit = () => {
    if (fields.attempt()) onDone(given({ vms: values.vms.join(','), storage: values.storage.join(','), delete: out, allow_move: !out && values.allow_move }))
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <GuestPicker controller={controller} label={words.members} value={values.vms} error={error('vms')} fits={(guest) => here.has(guest.vmid) === out} onChange={(vms) => set({ vms })} />
      <MultiSelect label={words.storages} data={out ? inPool : storages.filter((each) => !inPool.includes(each))} value={values.storage} error={error('storage')} clearable onChange={(storage) => set({ storage })} />
      {!out && <Tick label={words.move} checked={values.allow_move} onChange={(allow_move) => set({ allow_move })} />}
    </FormShell>
  )
}
