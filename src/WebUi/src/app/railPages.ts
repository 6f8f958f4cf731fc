import { IconArchive, IconBell, IconBellCog, IconDatabase, IconDeviceDesktop, IconGitPullRequest, IconHistory, IconInfoCircle, IconKey, IconLayoutDashboard, IconListCheck, IconMapPin, IconPlugConnected, IconRoute, IconServer2, IconSettings, IconShield, IconUsers } from '@tabler/icons-react'
import type { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { text } from '../text/en'

type Target = ComponentProps<typeof Link>['to']

export interface RailPage {
  to: Target
  label: string
  icon: typeof IconServer2
  exact?: boolean
  /** How many of its rows wait for whoever is signed in. */
  badge?: 'waiting' | 'alerts'
  role?: 'org_admin'
}

export const PAGES: readonly RailPage[] = [
  { to: '/', label: text.nav.fleet, icon: IconLayoutDashboard, exact: true },
  { to: '/alerts', label: text.alerts.title, icon: IconBell, badge: 'alerts' },
  { to: '/guests', label: text.nav.guests, icon: IconDeviceDesktop },
  { to: '/nodes', label: text.nav.nodes, icon: IconServer2 },
  { to: '/storage', label: text.nav.storage, icon: IconDatabase },
  { to: '/backups', label: text.pages.nav.backups, icon: IconArchive },
  { to: '/tasks', label: text.pages.nav.tasks, icon: IconListCheck },
  { to: '/changes', label: text.changes.title, icon: IconGitPullRequest, badge: 'waiting' },
]
export const ADMIN: readonly RailPage[] = [
  { to: '/admin/controllers', label: text.nav.controllers, icon: IconPlugConnected },
  { to: '/admin/settings', label: text.nav.settings, icon: IconSettings },
  { to: '/admin/alerts', label: text.alerts.adminTitle, icon: IconBellCog },
  { to: '/admin/users', label: text.access.users.title, icon: IconUsers, role: 'org_admin' },
  { to: '/admin/roles', label: text.fabric.roles.title, icon: IconShield },
  { to: '/admin/keys', label: text.access.keys.title, icon: IconKey },
  { to: '/admin/sites', label: text.access.sites.title, icon: IconMapPin, role: 'org_admin' },
  { to: '/admin/fabric', label: text.fabric.title, icon: IconRoute },
  { to: '/admin/audit', label: text.access.audit.title, icon: IconHistory, role: 'org_admin' },
  { to: '/admin/about', label: text.fabric.about.title, icon: IconInfoCircle },
]
