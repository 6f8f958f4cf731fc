import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppError } from '../../../api/AppError'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Time } from '../../../ui/Time'
import { ServicesTable } from '../fabric/ServicesTable'
import { changeConnection, connections, removeConnection, wiringOf, type Connection } from '../fabric/queries'
import { PlainTable } from '../parts/PlainTable'
import { RemoveNamed } from '../parts/RemoveNamed'

const route = getRouteApi('/shell/admin/fabric')
const words = text.fabric

/** What is staged when something happens, and which programs may call by themselves. */
export function FabricPage() {
  const { tab } = route.useSearch()
  const navigate = useNavigate()
  const mayServe = useAtLeast('org_admin')
  return (
    <div className="page">
      <div className="list-head">
        <h1>{words.title}</h1>
        {mayServe && (
          <Choices
            label={words.title}
            value={tab ?? 'connections'}
            options={[{ value: 'connections', label: words.connections.title }, { value: 'services', label: words.services.title }]}
            onChange={(next) => void navigate({ to: '/admin/fabric', search: { tab: next === 'services' ? next : undefined } })}
          />
        )}
      </div>
      {tab === 'services' && mayServe ? <ServicesTable /> : <Connections may={mayServe} />}
    </div>
  )
}

function Connections({ may }: { may: boolean }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const list = useQuery(connections())
  const [removing, setRemoving] = useState<Connection>()
  const add = may && <Button onClick={() => void navigate({ to: '/admin/fabric/new' })}>{words.connections.add}</Button>
  if (list.isError && !list.data) return <ErrorState what={text.error.load(words.connections.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
  if (list.data?.length === 0) return <EmptyState title={words.connections.emptyTitle} action={add}>{words.connections.empty}</EmptyState>
  return (
    <>
      <div className="row"><p className="muted">{words.connections.hint}</p><span className="spacer" />{add}</div>
      <PlainTable label={words.connections.title} head={Object.values(words.connections.head)} actions={may}>
        {list.data?.map((each) => (
          <tr key={each.id}>
            <td><Link to="/admin/fabric/$id" params={{ id: each.id }}>{each.name}</Link></td>
            <td><code>{each.source_event}</code></td>
            <td>{each.steps.map((step) => step.operation_id).join(', ')}</td>
            <td><span className="status" data-tone={each.enabled ? 'ok' : 'muted'}><span className="glyph" aria-hidden="true">{each.enabled ? '✔' : '■'}</span>{each.enabled ? words.connections.on : words.connections.off}</span></td>
            <td>{each.author.username}</td>
            <td><Time at={each.updated_at} /></td>
            {may && <td><Actions connection={each} onRemove={() => setRemoving(each)} /></td>}
          </tr>
        ))}
      </PlainTable>
      {removing && (
        <RemoveNamed name={removing.name} hint={words.connections.removeHint} onClose={() => setRemoving(undefined)} onRemove={async () => {
          await removeConnection(removing.id)
          await client.invalidateQueries({ queryKey: connections().queryKey })
        }} />
      )}
    </>
  )
}

function Actions({ connection, onRemove }: { connection: Connection; onRemove: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const toggle = useMutation({
    mutationFn: () => changeConnection(connection.id, { ...wiringOf(connection), enabled: !connection.enabled }),
    onSuccess: (saved) => {
      notifications.show({ message: saved.enabled ? words.connections.switchedOn(saved.name) : words.connections.switchedOff(saved.name) })
      return client.invalidateQueries({ queryKey: connections().queryKey })
    },
    onError: (error) => notifications.show({ color: 'red', message: AppError.from(error).message }),
  })
  const to = (tab: 'runs' | 'wiring') => void navigate({ to: '/admin/fabric/$id', params: { id: connection.id }, search: { tab: tab === 'runs' ? undefined : tab } })
  return (
    <Menu position="bottom-end">
      <Menu.Target><button type="button" className="icon-button" aria-label={words.connections.actions(connection.name)}><IconDots size={18} aria-hidden="true" /></button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => to('runs')}>{words.connections.runs}</Menu.Item>
        <Menu.Item onClick={() => to('wiring')}>{words.connections.edit}</Menu.Item>
        <Menu.Item disabled={toggle.isPending} onClick={() => toggle.mutate()}>{connection.enabled ? words.connections.disable : words.connections.enable}</Menu.Item>
        <Menu.Divider />
        <Menu.Item className="danger" onClick={onRemove}>{words.connections.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
