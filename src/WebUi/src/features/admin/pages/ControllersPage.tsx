import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppError } from '../../../api/AppError'
import type { Controller } from '../../../api/types'
import { siteList } from '../../../inventory/clusters/queries'
import { syncController } from '../../../inventory/clusters/sync'
import { text } from '../../../text/en'
import { count, duration } from '../../../text/formats'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { controllerLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { Time } from '../../../ui/Time'
import { RemoveDialog } from '../parts/RemoveDialog'
import { controllerList, testController } from '../queries'

const words = text.admin.controllers

export function ControllersPage() {
  const navigate = useNavigate()
  const list = useQuery(controllerList())
  const sites = new Map(useQuery(siteList()).data?.map((site) => [site.id, site.name]))
  const [removing, setRemoving] = useState<Controller>()
  const add = () => void navigate({ to: '/admin/controllers/new' })
  if (list.isError && !list.data) return <ErrorState what={text.error.load(words.title.toLowerCase())} error={list.error} retry={() => void list.refetch()} />
  if (list.data?.items.length === 0) return <EmptyState page title={words.emptyTitle} action={<Button onClick={add}>{words.add}</Button>}>{text.fleet.empty}</EmptyState>
  return (
    <div className="page">
      <div className="list-head">
        <h1>{words.title} <span className="muted count">{list.data && count(list.data.total)}</span></h1>
        <span className="spacer" />
        <Button onClick={add}>{words.add}</Button>
      </div>
      <p className="muted">{words.hint}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
        <table className="plain-table">
          <thead>
            <tr>
              {[words.head.name, words.head.status, words.head.address, words.head.signIn, words.head.site, words.head.read, words.head.sync].map((name) => <th key={name} scope="col">{name}</th>)}
              <th scope="col"><span className="sr-only">{text.common.more}</span></th>
            </tr>
          </thead>
          <tbody>
            {list.data?.items.map((each) => (
              <tr key={each.id}>
                <td><Link to="/admin/controllers/$id" params={{ id: each.id }}>{each.name}</Link></td>
                <td><StatusMark look={controllerLook(each.status)} />{each.status_reason && <span className="reason">{each.status_reason}</span>}</td>
                <td>{each.host}:{each.port}{each.endpoint && each.endpoint !== each.host && <span className="muted"> {words.via(each.endpoint)}</span>}</td>
                <td>{each.token_id ?? each.username}</td>
                <td>{(each.site_id && sites.get(each.site_id)) ?? text.common.none}</td>
                <td className={each.stale ? 'stale-text' : undefined}><Time at={each.as_of} /></td>
                <td>{each.sync_enabled ? (each.sync_interval_seconds ? duration(each.sync_interval_seconds) : words.organization) : text.status.disabled}</td>
                <td><Actions controller={each} onRemove={() => setRemoving(each)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {removing && <RemoveDialog controller={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  )
}

const tell = (message: string, bad = false) => notifications.show({ message, color: bad ? 'red' : undefined })

function Actions({ controller, onRemove }: { controller: Controller; onRemove: () => void }) {
  const navigate = useNavigate()
  const test = useMutation({
    mutationFn: () => testController(controller.id),
    onSuccess: (report) => tell(report.success ? words.testOk(report.pve_version ?? text.common.none) : words.testBad(report.error ?? report.status), !report.success),
    onError: (error) => tell(words.testBad(AppError.from(error).message), true),
  })
  const sync = useMutation({
    mutationFn: () => syncController(controller.id, true),
    onSuccess: (report) =>
      report.status === 'failed'
        ? tell(words.syncFailed(report.error ?? report.status), true)
        : tell(words.synced(report.nodes ?? 0, (report.vms ?? 0) + (report.containers ?? 0), `${count(report.duration_ms)} ms`)),
    onError: (error) => tell(words.syncFailed(AppError.from(error).message), true),
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={words.actions(controller.name)}><IconDots size={18} aria-hidden="true" /></button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/admin/controllers/$id', params: { id: controller.id } })}>{words.edit}</Menu.Item>
        <Menu.Item onClick={() => test.mutate()} disabled={test.isPending}>{words.test}</Menu.Item>
        <Menu.Item onClick={() => sync.mutate()} disabled={sync.isPending}>{words.sync}</Menu.Item>
        <Menu.Divider />
        <Menu.Item className="danger" onClick={onRemove}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
