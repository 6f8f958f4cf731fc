import type { ClusterDashboard } from '../../api/types'
import type { ListSearch } from '../../inventory/search'
import { text } from '../../text/en'
import { tab, type Tab } from '../../ui/tabs'

const { titles, absent } = text.pages.cluster

export interface ClusterTabProps {
  controller: string
  cluster: ClusterDashboard | undefined
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
}

/** What a tab's being there hangs on; undefined: not known yet, and then it stays. */
export interface ClusterFacts {
  ceph: boolean | undefined
  pbs: boolean | undefined
  templates: boolean | undefined
}

/** How many stand in the row before "More". */
export const IN_ROW = 7

type Load = Parameters<typeof tab<ClusterTabProps, ClusterFacts>>[2]
const of = (id: keyof typeof titles, load: Load, absentWhen?: Tab<ClusterTabProps, ClusterFacts>['absent']) => tab<ClusterTabProps, ClusterFacts>(id, titles[id], load, absentWhen)

export const CLUSTER_TABS: readonly Tab<ClusterTabProps, ClusterFacts>[] = [
  of('dashboard', () => import('./parts/DashboardTab')),
  of('nodes', () => import('./tabs/NodesTab')),
  of('vms', () => import('./tabs/VmsTab')),
  of('containers', () => import('./tabs/ContainersTab')),
  of('storage', () => import('./tabs/StorageTab')),
  of('tasks', () => import('./tabs/TasksTab')),
  of('backup', () => import('./tabs/BackupTab')),
  of('firewall', () => import('./tabs/FirewallTab')),
  of('ha', () => import('./tabs/HaTab')),
  of('pools', () => import('./tabs/PoolsTab')),
  of('ceph', () => import('./tabs/CephTab'), ({ ceph }) => (ceph === false ? absent.ceph : undefined)),
  of('replication', () => import('./tabs/ReplicationTab')),
  of('pbs', () => import('./tabs/PbsTab'), ({ pbs }) => (pbs === false ? absent.pbs : undefined)),
  of('certificates', () => import('./tabs/CertificatesTab')),
  of('sdn', () => import('./tabs/SdnTab')),
  of('monitoring', () => import('./tabs/MonitoringTab')),
  of('updates', () => import('./tabs/UpdatesTab')),
  of('subscriptions', () => import('./tabs/SubscriptionsTab')),
  of('templates', () => import('./tabs/TemplatesTab'), ({ templates }) => (templates === false ? absent.templates : undefined)),
  of('log', () => import('./tabs/LogTab')),
]
