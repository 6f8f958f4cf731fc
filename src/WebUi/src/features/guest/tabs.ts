import type { Guest } from '../../api/types'
import { text } from '../../text/en'
import { tab, type Tab } from '../../ui/tabs'
import type { GuestPageSearch } from './routes'

const { titles, absent } = text.pages.guest

export interface GuestTabProps {
  guest: Guest
  search: GuestPageSearch
  onSearch: (change: GuestPageSearch, replace?: boolean) => void
}

type Facts = Pick<Guest, 'vm_type' | 'template'>
type Load = Parameters<typeof tab<GuestTabProps, Facts>>[2]

const of = (id: keyof typeof titles, load: Load, absentWhen?: Tab<GuestTabProps, Facts>['absent']) => tab<GuestTabProps, Facts>(id, titles[id], load, absentWhen)

const machineOnly = ({ vm_type }: Facts) => (vm_type === 'lxc' ? absent.machine : undefined)
const containerOnly = ({ vm_type }: Facts) => (vm_type === 'qemu' ? absent.container : undefined)
const notTemplate = ({ template }: Facts) => (template ? absent.template : undefined)

export const GUEST_TABS: readonly Tab<GuestTabProps, Facts>[] = [
  of('summary', () => import('./tabs/SummaryTab')),
  of('monitoring', () => import('./tabs/MonitoringTab'), notTemplate),
  of('hardware', () => import('./tabs/HardwareTab')),
  of('options', () => import('./tabs/OptionsTab')),
  of('cloudinit', () => import('./tabs/CloudInitTab'), machineOnly),
  of('snapshots', () => import('./tabs/SnapshotsTab'), notTemplate),
  of('backups', () => import('./tabs/BackupsTab')),
  of('firewall', () => import('./tabs/FirewallTab')),
  of('agent', () => import('./tabs/AgentTab'), (facts) => machineOnly(facts) ?? notTemplate(facts)),
  of('network', () => import('./tabs/NetworkTab'), containerOnly),
  of('tasks', () => import('./tabs/TasksTab')),
  of('console', () => import('./tabs/ConsoleTab'), notTemplate),
  of('timeline', () => import('./tabs/TimelineTab')),
]
