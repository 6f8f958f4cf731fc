import { nodePath } from '../../reads'
import { NODE_CHARTS } from '../../rrd/charts'
import { RrdCharts } from '../../rrd/RrdCharts'
import type { NodeTabProps } from './tabs'

export default function MonitoringTab({ node, search, onSearch }: NodeTabProps) {
  return <RrdCharts controller={node.controller_id} of={nodePath(node.name)} charts={NODE_CHARTS} search={search} onSearch={onSearch} />
}
