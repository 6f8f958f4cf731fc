import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../api/types'
import { siteList } from '../../../inventory/clusters/queries'
import { me } from '../../../inventory/session'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Time } from '../../../ui/Time'
import { FormDialog } from '../parts/FormDialog'
import { PlainTable } from '../parts/PlainTable'
import { RemoveNamed } from '../parts/RemoveNamed'
import { ShownOnce } from '../parts/ShownOnce'
import { rolesUpTo } from '../roles'
import { addService, removeService, services, type Service } from './queries'

const words = text.fabric.services
const MOST: Role[] = ['viewer', 'operator', 'site_admin', 'org_admin']

export function ServicesTable() {
  const client = useQueryClient()
  const list = useQuery(services())
  const sites = new Map(useQuery(siteList()).data?.map((site) => [site.id, site.name]))
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<{ name: string; key: string }>()
  const [removing, setRemoving] = useState<Service>()
  const again = () => client.invalidateQueries({ queryKey: services().queryKey })
  const add = <Button onClick={() => setAdding(true)}>{words.add}</Button>
  return (
    <>
      {list.isError && !list.data ? <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} /> : list.data?.length === 0 ? (
        <EmptyState title={words.emptyTitle} action={add}>{words.hint}</EmptyState>
      ) : (
        <>
          <div className="row"><p className="muted">{words.hint}</p><span className="spacer" />{add}</div>
          <PlainTable label={words.title} head={Object.values(words.head)} actions>
            {list.data?.map((each) => (
              <tr key={each.id}>
                <td>{each.name}</td>
                <td>{text.access.roles[each.role]}</td>
                <td>{each.sites?.length ? each.sites.map((id) => sites.get(id) ?? id).join(', ') : words.allSites}</td>
                <td><Time at={each.created_at} /></td>
                <td>{each.created_by.username}</td>
                <td><Button variant="default" size="compact-xs" onClick={() => setRemoving(each)}>{text.access.remove}</Button></td>
              </tr>
            ))}
          </PlainTable>
        </>
      )}
      {adding && <AddService onClose={() => setAdding(false)} onMade={(service) => {
        setMade(service)
        void again()
      }} />}
      {made && <ShownOnce name={made.name} secret={made.key} words={words} onClose={() => setMade(undefined)} />}
      {removing && (
        <RemoveNamed name={removing.name} hint={words.removeHint} onClose={() => setRemoving(undefined)} onRemove={async () => {
          await removeService(removing.id)
          await again()
        }} />
      )}
    </>
  )
}

function AddService({ onMade, onClose }: { onMade: (made: { name: string; key: string }) => void; onClose: () => void }) {
  const mine = useQuery(me()).data
  const sites = useQuery(siteList()).data ?? []
  const [values, setValues] = useState({ name: '', role: 'viewer' as Role, sites: [] as string[] })
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }))
  const submit = async () => {
    const { service, key } = await addService({ ...values, name: values.name.trim() })
    onMade({ name: service.name, key })
  }
  return (
    <FormDialog title={words.add} submit={words.add} onSubmit={submit} onClose={onClose}>
      {(errors) => (
        <>
          <TextInput label={words.name} description={words.nameHint} value={values.name} error={errors.name} data-autofocus onChange={(event) => set({ name: event.currentTarget.value })} />
          <Select label={words.role} data={rolesUpTo(mine).filter((role) => MOST.includes(role)).map((role) => ({ value: role, label: text.access.roles[role]! }))} value={values.role} error={errors.role} allowDeselect={false} onChange={(role) => set({ role: (role ?? 'viewer') as Role })} />
          <MultiSelect label={words.sites} description={words.sitesHint} data={sites.map((site) => ({ value: site.id, label: site.name }))} value={values.sites} error={errors.sites} onChange={(next) => set({ sites: next })} />
        </>
      )}
    </FormDialog>
  )
}
