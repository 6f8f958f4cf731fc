import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback } from 'react'
import { AppError } from '../../../api/AppError'
import type { GuestType } from '../../../api/types'
import { guestDetail } from '../../../inventory/guests/queries'
import { ChangeMark, GuestActions } from '../../../plan'
import { text } from '../../../text/en'
import { duration } from '../../../text/formats'
import { Copy } from '../../../ui/Copy'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Skeleton } from '../../../ui/Loaded'
import { NotFound } from '../../../ui/NotFound'
import { objectLook } from '../../../ui/state'
import { StatusMark } from '../../../ui/StatusMark'
import { present, TabBar } from '../../../ui/tabs'
import { Time } from '../../../ui/Time'
import { usePageKeys } from '../../../ui/usePageKeys'
import { Waiting } from '../parts/Waiting'
import type { GuestPageSearch } from '../routes'
import { GUEST_TABS } from '../tabs'

const route = getRouteApi('/shell/c/$controller/g/$type/$vmid/$tab')
const words = text.pages.guest
// The address holds no node, so that it survives a migration; the server looks for the guest wherever it is.
const ANY_NODE = 'any'

/** Everything about one guest. */
export function GuestPage() {
  const { controller, type, vmid, tab } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const wellFormed = (type === 'qemu' || type === 'lxc') && /^\d{3,9}$/.test(vmid)
  const detail = useQuery({
    ...guestDetail({ controller_id: controller, id: `${controller}/${vmid}`, node: ANY_NODE, vm_type: type as GuestType, vmid: Number(vmid) }),
    enabled: wellFormed,
  })
  const onSearch = useCallback(
    (change: GuestPageSearch, replace = false) =>
      void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller, type, vmid, tab }, search: (before) => ({ ...before, ...change }), replace }),
    [navigate, controller, type, vmid, tab],
  )
  const order = present(GUEST_TABS, detail.data?.guest ?? { vm_type: type === 'lxc' ? 'lxc' : 'qemu', template: false })
  usePageKeys((key) => {
    const at = order.findIndex((each) => each.id === tab)
    const next = key === '[' ? order.at(at - 1) : key === ']' ? order[(at + 1) % order.length] : undefined
    if (next) void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller, type, vmid, tab: next.id } })
    else if (key === 'e' && (tab === 'hardware' || tab === 'options')) onSearch({ edit: '1' })
    else if (key === 'e') void navigate({ to: '/c/$controller/g/$type/$vmid/$tab', params: { controller, type, vmid, tab: 'hardware' }, search: { edit: '1' } })
    return next !== undefined || key === 'e'
  })
  const missing = detail.error instanceof AppError && (detail.error.status === 404 || detail.error.status === 422)
  if (!wellFormed || (missing && !detail.data)) return <NotFound title={text.error.notYours(words.named(vmid))} hint={text.error.notYoursCure} />
  if (detail.isError && !detail.data) return <div className="page"><ErrorState what={text.error.load(words.named(vmid))} error={detail.error} retry={() => void detail.refetch()} /></div>
  const guest = detail.data?.guest
  if (!guest) return <div className="page"><div className="skeleton-line" /><Skeleton lines={6} /></div>
  const chosen = GUEST_TABS.find((each) => each.id === tab)
  const tabs = present(GUEST_TABS, guest)
  const why = chosen?.absent?.(guest)
  return (
    <div className="page guest-page">
      <div className="health">
        <h1>{guest.name}</h1>
        <StatusMark look={objectLook(guest.status, guest.stale)} />
        <span className="muted">{text.guests.type[guest.vm_type]} {guest.vmid} <Copy value={String(guest.vmid)} what={text.guests.head.id} /></span>
        <span>
          <Link to="/c/$controller/$tab" params={{ controller, tab: 'dashboard' }}>{guest.controller_name}</Link>
          {' / '}
          <Link to="/c/$controller/$tab" params={{ controller, tab: 'nodes' }} search={{ node: guest.node }}>{guest.node}</Link>
        </span>
        {guest.template && <span className="chip">{text.status.template}</span>}
        {guest.lock && <span className="chip" data-tone="info">{guest.lock}</span>}
        <ChangeMark id={guest.id} />
        {guest.tags.map((tag) => <span key={tag} className="chip">{tag}</span>)}
        {guest.status === 'running' && <span className="muted wide">{words.up(duration(guest.uptime))}</span>}
        <span className="muted">{guest.stale && <><span aria-hidden="true">◌ </span>{text.status.stale}, </>}<Time at={guest.as_of} /></span>
        <span className="spacer" />
        <GuestActions guest={guest} />
      </div>
      <Waiting guest={guest} />
      <TabBar
        label={words.tabsLabel}
        hint={text.guestForms.keys}
        tabs={tabs}
        current={tab}
        link={(id, content, extra) => <Link to="/c/$controller/g/$type/$vmid/$tab" params={{ controller, type, vmid, tab: id }} activeOptions={{ includeSearch: false }} {...extra}>{content}</Link>}
      />
      {!chosen ? <NotFound title={words.noTab(tab)} />
        : why ? <EmptyState title={chosen.title}>{why}</EmptyState>
        : <Suspense fallback={<Skeleton lines={6} />}><chosen.View key={`${guest.id} ${tab}`} guest={guest} search={search} onSearch={onSearch} /></Suspense>}
    </div>
  )
}
