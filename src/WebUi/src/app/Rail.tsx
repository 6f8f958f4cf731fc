import { TextInput } from '@mantine/core'
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { alertCounts } from '../inventory/alerts/queries'
import { fleetDashboard } from '../inventory/clusters/queries'
import { me, useAtLeast } from '../inventory/session'
import { waitsFor } from '../plan/decide'
import { openChanges } from '../plan/queries'
import { text } from '../text/en'
import { controllerLook } from '../ui/state'
import { ADMIN, PAGES, type RailPage } from './railPages'

const FILTER_FROM = 8

export function Rail({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) {
  const isAdmin = useAtLeast('site_admin')
  const isOrgAdmin = useAtLeast('org_admin')
  return (
    <nav className="rail" aria-label={text.nav.label}>
      <Link to="/" className="brand" aria-label={text.product}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="22" height="22" />
        <span className="rail-text">{text.product}</span>
      </Link>
      <ul>{PAGES.map((page) => <Entry key={page.label} {...page} />)}</ul>
      {!collapsed && <Clusters />}
      {isAdmin && (
        <>
          <h2 className="rail-title rail-text">{text.nav.admin}</h2>
          <ul>{ADMIN.filter((page) => !page.role || isOrgAdmin).map((page) => <Entry key={page.label} {...page} />)}</ul>
        </>
      )}
      <button type="button" className="rail-toggle" onClick={onToggle} aria-label={collapsed ? text.nav.expand : text.nav.collapse} title={collapsed ? text.nav.expand : text.nav.collapse}>
        {collapsed ? <IconChevronsRight size={18} aria-hidden="true" /> : <IconChevronsLeft size={18} aria-hidden="true" />}
      </button>
    </nav>
  )
}

function Entry({ to, label, icon: Icon, exact = false, badge }: RailPage) {
  return (
    <li>
      <Link to={to} className="rail-link" activeOptions={{ exact, includeSearch: false }} title={label}>
        <Icon size={18} stroke={1.6} aria-hidden="true" />
        <span className="rail-text">{label}</span>
        {badge === 'waiting' && <Waiting />}
        {badge === 'alerts' && <ActiveAlerts />}
      </Link>
    </li>
  )
}

/** How many changes wait for whoever is signed in. */
function Waiting() {
  const user = useQuery(me()).data
  const waiting = useQuery({ ...openChanges(), select: (list) => list.items.filter((change) => waitsFor(change, user)).length }).data ?? 0
  if (waiting === 0) return null
  return <span className="badge"><span aria-hidden="true">{waiting}</span><span className="sr-only">{text.changes.queue.badge(waiting)}</span></span>
}

/** How many alerts go on that nobody muted. */
function ActiveAlerts() {
  const { active, critical } = useQuery(alertCounts()).data ?? { active: 0, critical: 0 }
  if (active === 0) return null
  return <span className="badge" data-tone={critical > 0 ? 'bad' : 'warn'}><span aria-hidden="true">{active}</span><span className="sr-only">{text.alerts.badge(active)}</span></span>
}

function Clusters() {
  const [filter, setFilter] = useState('')
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? []
  if (clusters.length === 0) return null
  const shown = clusters.filter((cluster) => cluster.controller_name.toLowerCase().includes(filter.toLowerCase()))
  return (
    <section className="rail-clusters" aria-label={text.nav.goToCluster}>
      <h2 className="rail-title">{text.nav.clusters}</h2>
      {clusters.length >= FILTER_FROM && (
        <TextInput size="xs" aria-label={text.nav.filterClusters} placeholder={text.nav.filterClusters} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      )}
      <ul>
        {shown.map((cluster) => {
          const look = controllerLook(cluster.status)
          return (
            <li key={cluster.controller_id}>
              <Link to="/c/$controller/$tab" params={{ controller: cluster.controller_id, tab: 'dashboard' }} className="rail-link" title={`${cluster.controller_name}: ${look.word}`}>
                <span className="glyph" data-tone={look.tone} aria-hidden="true">{look.glyph}</span>
                <span className="rail-text">{cluster.controller_name}</span>
                {cluster.status !== 'online' && <span className="sr-only">{look.word}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
