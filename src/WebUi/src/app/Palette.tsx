import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fleetDashboard } from '../inventory/clusters/queries'
import { guestSearch } from '../inventory/guests/queries'
import { useAtLeast } from '../inventory/session'
import { text } from '../text/en'
import { controllerLook, objectLook } from '../ui/state'

const TYPING_MS = 120
const MOST = 8

/** Names that begin with what was typed come before those that only contain it. */
export function rank<T>(items: readonly T[], name: (item: T) => string, query: string): T[] {
  const q = query.trim().toLowerCase()
  const place = (item: T) => name(item).toLowerCase().indexOf(q)
  return items.filter((item) => place(item) >= 0).sort((a, b) => Math.sign(place(a)) - Math.sign(place(b)) || name(a).localeCompare(name(b)))
}

export default function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [typed] = useDebouncedValue(query.trim(), TYPING_MS)
  const isAdmin = useAtLeast('site_admin')
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? []
  const guests = useQuery({ ...guestSearch(typed), enabled: typed.length > 0 })
  const pages = [
    { id: 'fleet', label: text.nav.fleet, go: () => navigate({ to: '/' }) },
    { id: 'alerts', label: text.alerts.title, go: () => navigate({ to: '/alerts' }) },
    { id: 'guests', label: text.nav.guests, go: () => navigate({ to: '/guests' }) },
    { id: 'nodes', label: text.nav.nodes, go: () => navigate({ to: '/nodes' }) },
    { id: 'storage', label: text.nav.storage, go: () => navigate({ to: '/storage' }) },
    { id: 'changes', label: text.changes.title, go: () => navigate({ to: '/changes' }) },
    ...(isAdmin
      ? [
          { id: 'controllers', label: text.nav.controllers, go: () => navigate({ to: '/admin/controllers' }) },
          { id: 'add', label: text.nav.addCluster, go: () => navigate({ to: '/admin/controllers/new' }) },
          { id: 'settings', label: text.nav.settings, go: () => navigate({ to: '/admin/settings' }) },
        ]
      : []),
  ]
  const group = (name: string, actions: SpotlightActionData[]): SpotlightActionGroupData[] => (actions.length > 0 ? [{ group: name, actions }] : [])
  const actions = [
    ...group(text.palette.pages, rank(pages, (page) => page.label, query).map(({ id, label, go }) => ({ id, label, onClick: () => void go() }))),
    ...group(text.palette.clusters, rank(clusters, (cluster) => cluster.controller_name, query).slice(0, MOST).map((cluster) => ({
      id: cluster.controller_id,
      label: cluster.controller_name,
      description: controllerLook(cluster.status).word,
      onClick: () => void navigate({ to: '/c/$controller/$tab', params: { controller: cluster.controller_id, tab: 'dashboard' } }),
    }))),
    ...group(text.palette.guests, (typed ? guests.data?.items ?? [] : []).map((guest) => ({
      id: guest.id,
      label: guest.name,
      description: `${guest.vmid} · ${guest.controller_name} / ${guest.node} · ${objectLook(guest.status, guest.stale).word}`,
      onClick: () => void navigate({ to: '/guests', search: { q: `id:${guest.vmid}`, sel: guest.id } }),
    }))),
  ]
  return (
    <Spotlight
      forceOpened
      onSpotlightClose={onClose}
      shortcut={null}
      actions={actions}
      filter={(_, all) => all}
      query={query}
      onQueryChange={setQuery}
      nothingFound={guests.isError ? text.palette.failed : text.palette.nothing}
      overlayProps={{ blur: 0 }}
      scrollable
      attributes={{ content: { 'aria-label': text.palette.label } }}
      maxHeight={420}
      searchProps={{ placeholder: text.palette.placeholder, 'aria-label': text.palette.label, leftSection: <IconSearch size={18} aria-hidden="true" /> }}
    />
  )
}
