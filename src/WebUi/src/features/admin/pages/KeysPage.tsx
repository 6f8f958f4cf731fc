import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiKey, NewKey } from '../../../api/admin'
import type { Role } from '../../../api/types'
import { me } from '../../../inventory/session'
import { text } from '../../../text/en'
import { date } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Time } from '../../../ui/Time'
import { addKey, keyList, removeKey } from '../access'
import { FormDialog } from '../parts/FormDialog'
import { PlainTable } from '../parts/PlainTable'
import { RemoveNamed } from '../parts/RemoveNamed'
import { ShownOnce } from '../parts/ShownOnce'
import { rolesUpTo } from '../roles'

const words = text.access.keys
const DAY_MS = 86_400_000

export function KeysPage() {
  const client = useQueryClient()
  const list = useQuery(keyList())
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<NewKey>()
  const [removing, setRemoving] = useState<ApiKey>()
  const again = () => client.invalidateQueries({ queryKey: keyList().queryKey })
  if (list.isError && !list.data) return <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
  return (
    <div className="page">
      <div className="list-head">
        <h1>{words.title}</h1>
        <span className="spacer" />
        <Button onClick={() => setAdding(true)}>{words.add}</Button>
      </div>
      {list.data?.length === 0 ? <EmptyState title={words.emptyTitle}>{words.hint}</EmptyState> : (
        <>
          <p className="muted">{words.hint}</p>
          <PlainTable label={words.title} head={Object.values(words.head)} actions>
            {list.data?.map((key) => (
              <tr key={key.id}>
                <td>{key.name}</td>
                <td>{text.access.roles[key.role]}</td>
                <td><Time at={key.created_at} /></td>
                <td>{key.expires_at ? date(key.expires_at) : words.never}</td>
                <td>{key.last_used_at ? <Time at={key.last_used_at} /> : words.never}</td>
                <td><Button variant="default" size="compact-xs" onClick={() => setRemoving(key)}>{text.access.remove}</Button></td>
              </tr>
            ))}
          </PlainTable>
        </>
      )}
      {adding && <AddKey onClose={() => setAdding(false)} onMade={(key) => {
        setMade(key)
        void again()
      }} />}
      {made && <ShownOnce name={made.name} secret={made.key} words={words} onClose={() => setMade(undefined)} />}
      {removing && (
        <RemoveNamed name={removing.name} hint={words.removeHint} onClose={() => setRemoving(undefined)} onRemove={async () => {
          await removeKey(removing.id)
          await again()
        }} />
      )}
    </div>
  )
}

function AddKey({ onMade, onClose }: { onMade: (key: NewKey) => void; onClose: () => void }) {
  const mine = useQuery(me()).data
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [days, setDays] = useState<number | string>(90)
  const submit = async () => onMade(await addKey({ name, role, expires_at: days === '' ? undefined : new Date(Date.now() + Number(days) * DAY_MS).toISOString() }))
  return (
    <FormDialog title={words.add} submit={words.add} onSubmit={submit} onClose={onClose}>
      {(errors) => (
        <>
          <TextInput label={words.name} value={name} error={errors.name} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          <Select label={words.role} data={rolesUpTo(mine).map((each) => ({ value: each, label: text.access.roles[each]! }))} value={role} error={errors.role} allowDeselect={false} onChange={(next) => setRole((next ?? 'viewer') as Role)} />
          <NumberInput label={words.expires} description={words.expiresHint} value={days} min={1} error={errors.expires_at} allowDecimal={false} onChange={setDays} />
        </>
      )}
    </FormDialog>
  )
}
