import { useQuery } from '@tanstack/react-query'
import { NodeTable } from '../../../inventory/nodes/NodeTable'
import { clusterNodes } from '../../../inventory/nodes/queries'
import { text } from '../../../text/en'
import type { ClusterTabProps } from '../tabs'

export default function NodesTab({ controller, search, onSearch }: ClusterTabProps) {
  return <NodeTable title={text.nodes.title} rows={useQuery(clusterNodes(controller))} search={search} onSearch={onSearch} cluster />
}
