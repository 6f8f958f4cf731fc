import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback } from 'react'
import { AppError } from '../../../api/AppError'
import { clusterDashboard } from '../../../inventory/clusters/queries'
import type { ListSearch } from '../../../inventory/search'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { NotFound } from '../../../ui/NotFound'
import { HealthLine } from '../parts/HealthLine'
import { EmptyState } from '../../../ui/EmptyState'
import { Skeleton } from '../../../ui/Loaded'
import { present, TabBar } from '../../../ui/tabs'
import { useClusterFacts } from '../facts'
import { CLUSTER_TABS, IN_ROW } from '../tabs'

const route = getRouteApi('/shell/c/$controller/$tab')

export function ClusterPage() {
  const { controller, tab } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const cluster = useQuery(clusterDashboard(controller))
  const facts = useClusterFacts(controller)
  const onSearch = useCallback(
    (change: Partial<ListSearch>, replace = false) =>
      void navigate({ to: '/c/$controller/$tab', params: { controller, tab }, search: (before) => ({ ...before, ...change }), replace }),
    [navigate, controller, tab],
  )
  if (cluster.isError && !cluster.data) {
    if (cluster.error instanceof AppError && (cluster.error.status === 404 || cluster.error.status === 422)) return <NotFound title={text.error.notYours(text.cluster.what)} hint={text.error.notYoursCure} />
    return <ErrorState what={text.error.load(text.cluster.what.toLowerCase())} error={cluster.error} retry={() => void cluster.refetch()} />
  }
  const chosen = CLUSTER_TABS.find((each) => each.id === tab)
  const why = chosen?.absent?.(facts)
  return (
    <div className="page cluster-page">
      {cluster.data ? <HealthLine cluster={cluster.data} /> : <div className="skeleton-line" />}
      <TabBar
        label={text.cluster.tabsLabel}
        tabs={present(CLUSTER_TABS, facts)}
        inRow={IN_ROW}
        current={tab}
        link={(id, content, extra) => <Link to="/c/$controller/$tab" params={{ controller, tab: id }} activeOptions={{ includeSearch: false }} {...extra}>{content}</Link>}
      />
      {!chosen ? <NotFound title={text.cluster.noTab(tab)} />
        : why ? <EmptyState title={chosen.title}>{why}</EmptyState>
        : <Suspense fallback={<Skeleton lines={8} />}><chosen.View key={`${controller} ${tab}`} controller={controller} cluster={cluster.data} search={search} onSearch={onSearch} /></Suspense>}
    </div>
  )
}
