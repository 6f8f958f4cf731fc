import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { AppError } from '../../../api/AppError'
import { clusterDashboard } from '../../../inventory/clusters/queries'
import type { ListSearch } from '../../../inventory/search'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { NotFound } from '../../../ui/NotFound'
import { HealthLine } from '../parts/HealthLine'
import { DashboardTab } from '../parts/DashboardTab'
import { GuestsTab, NodesTab, StorageTab } from '../parts/ListTabs'

const route = getRouteApi('/shell/c/$controller/$tab')
const TABS = ['dashboard', 'nodes', 'vms', 'containers', 'storage'] as const

export function ClusterPage() {
  const { controller, tab } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const cluster = useQuery(clusterDashboard(controller))
  const onSearch = useCallback(
    (change: Partial<ListSearch>, replace = false) =>
      void navigate({ to: '/c/$controller/$tab', params: { controller, tab }, search: (before) => ({ ...before, ...change }), replace }),
    [navigate, controller, tab],
  )
  if (cluster.isError && !cluster.data) {
    if (cluster.error instanceof AppError && (cluster.error.status === 404 || cluster.error.status === 422)) return <NotFound title={text.error.notYours(text.cluster.what)} hint={text.error.notYoursCure} />
    return <ErrorState what={text.error.load(text.cluster.what.toLowerCase())} error={cluster.error} retry={() => void cluster.refetch()} />
  }
  const known = TABS.find((each) => each === tab)
  const props = { controller, search, onSearch }
  return (
    <div className="page cluster-page">
      {cluster.data ? <HealthLine cluster={cluster.data} /> : <div className="skeleton-line" />}
      <nav className="tabs" aria-label={text.cluster.tabsLabel}>
        {TABS.map((each) => (
          <Link key={each} to="/c/$controller/$tab" params={{ controller, tab: each }} activeOptions={{ includeSearch: false }} aria-current={each === tab ? 'page' : undefined}>
            {text.cluster.tabs[each]}
          </Link>
        ))}
      </nav>
      {!known ? <NotFound title={text.cluster.noTab(tab)} />
        : known === 'dashboard' ? <DashboardTab controller={controller} cluster={cluster.data} />
        : known === 'nodes' ? <NodesTab {...props} />
        : known === 'storage' ? <StorageTab {...props} />
        : <GuestsTab key={known} {...props} type={known === 'vms' ? 'qemu' : 'lxc'} />}
    </div>
  )
}
