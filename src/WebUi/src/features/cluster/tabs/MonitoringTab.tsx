import { useQuery } from '@tanstack/react-query'
import { clusterNodes } from '../../../inventory/nodes/queries'
import { nodePath } from '../../../inventory/reads'
import { NODE_CHARTS } from '../../../inventory/rrd/charts'
import { RrdCharts } from '../../../inventory/rrd/RrdCharts'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { Skeleton } from '../../../ui/Loaded'
import type { ClusterTabProps } from '../tabs'

/** The charts of one node of the cluster; the range stays when another node is chosen. */
export default function MonitoringTab({ controller, search, onSearch }: ClusterTabProps) {
  const nodes = useQuery(clusterNodes(controller)).data?.items
  if (!nodes) return <Skeleton lines={8} />
  const node = nodes.find((each) => each.name === search.node) ?? nodes.find((each) => each.status === 'online') ?? nodes[0]
  if (!node) return <EmptyState title={text.nodes.emptyTitle}>{text.nodes.empty}</EmptyState>
  return (
    <section className="section" aria-label={text.pages.cluster.titles.monitoring}>
      {nodes.length > 1 && <Choices label={text.guests.head.node} value={node.name} options={nodes.map((each) => ({ value: each.name, label: each.name, note: each.status === 'online' ? undefined : each.status }))} onChange={(name) => onSearch({ node: name })} />}
      <RrdCharts key={node.id} controller={controller} of={nodePath(node.name)} charts={NODE_CHARTS} search={search} onSearch={onSearch} />
    </section>
  )
}
