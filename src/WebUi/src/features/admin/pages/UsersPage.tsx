import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { User } from '../../../api/admin'
import { siteList } from '../../../inventory/clusters/queries'
import { me, useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { count } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Time } from '../../../ui/Time'
import { removeUser, userList } from '../access'
import { PlainTable } from '../parts/PlainTable'
import { RemoveNamed } from '../parts/RemoveNamed'
import { UserDialog } from '../parts/UserDialog'

const words = text.access.users

export function UsersPage() {
  const client = useQueryClient()
  const may = useAtLeast('org_admin')
  const self = useQuery(me()).data?.user_id
  const list = useQuery({ ...userList(), enabled: may })
  const sites = new Map(useQuery(siteList()).data?.map((site) => [site.id, site.name]))
  const [editing, setEditing] = useState<User | 'new'>()
  const [removing, setRemoving] = useState<User>()
  if (!may) return <EmptyState page title={text.access.needsOrgAdmin}>{text.access.needsOrgAdminHint}</EmptyState>
  if (list.isError && !list.data) return <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
  return (
    <div className="page">
      <div className="list-head">
        <h1>{words.title} <span className="muted count">{list.data && count(list.data.length)}</span></h1>
        <span className="spacer" />
        <Button onClick={() => setEditing('new')}>{words.add}</Button>
      </div>
      <PlainTable label={words.title} head={Object.values(words.head)} actions>
        {list.data?.map((user) => (
          <tr key={user.id}>
            <td>{user.username}</td>
            <td>{user.display_name}{user.email && <span className="reason">{user.email}</span>}</td>
            <td>{text.access.roles[user.role]}</td>
            <td>{user.sites.length === 0 ? words.allSites : user.sites.map((id) => sites.get(id) ?? id).join(', ')}</td>
            <td>{user.disabled ? <span className="status" data-tone="bad"><span className="glyph" aria-hidden="true">✖</span>{words.disabled}</span> : <span className="status" data-tone="ok"><span className="glyph" aria-hidden="true">✔</span>{words.enabled}</span>}</td>
            <td>{user.last_sign_in_at ? <Time at={user.last_sign_in_at} /> : words.never}</td>
            <td><Actions user={user} self={user.id === self} onEdit={() => setEditing(user)} onRemove={() => setRemoving(user)} /></td>
          </tr>
        ))}
      </PlainTable>
      {editing && <UserDialog user={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {removing && (
        <RemoveNamed name={removing.username} hint={words.removeHint} onClose={() => setRemoving(undefined)} onRemove={async () => {
          await removeUser(removing.id)
          await client.invalidateQueries({ queryKey: userList().queryKey })
        }} />
      )}
    </div>
  )
}

function Actions({ user, self, onEdit, onRemove }: { user: User; self: boolean; onEdit: () => void; onRemove: () => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><button type="button" className="icon-button" aria-label={words.actions(user.username)}><IconDots size={18} aria-hidden="true" /></button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{words.edit}</Menu.Item>
        <Menu.Item className="danger" disabled={self} onClick={onRemove}>{text.access.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
