import type { Node } from '../../../api/types'
import { text } from '../../../text/en'
import { tab, type Tab } from '../../../ui/tabs'

export interface NodeDrawerSearch {
  disk?: string
  range?: string
  from?: string
  to?: string
}

export interface NodeTabProps {
  node: Node
  search: NodeDrawerSearch
  onSearch: (change: NodeDrawerSearch, replace?: boolean) => void
}

type Load = Parameters<typeof tab<NodeTabProps, Node>>[2]
const of = (id: keyof typeof text.pages.node.titles, load: Load) => tab<NodeTabProps, Node>(id, text.pages.node.titles[id], load)

export const NODE_TABS: readonly Tab<NodeTabProps, Node>[] = [
  of('overview', () => import('./OverviewTab')),
  of('vms', () => import('./VmsTab')),
  of('containers', () => import('./ContainersTab')),
  of('services', () => import('./ServicesTab')),
  of('disks', () => import('./DisksTab')),
  of('network', () => import('./NetworkTab')),
  of('sensors', () => import('./SensorsTab')),
  of('monitoring', () => import('./MonitoringTab')),
  of('tasks', () => import('./TasksTab')),
  of('firewall', () => import('./FirewallTab')),
  of('log', () => import('./LogTab')),
]
