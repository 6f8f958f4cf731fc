import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { known, word } from '../../ui/search'
import type { AuditSearch } from './access'

const controllers = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/controllers',
  component: lazyRouteComponent(() => import('./pages/ControllersPage'), 'ControllersPage'),
})

const add = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/controllers/new',
  component: lazyRouteComponent(() => import('./pages/AddClusterPage'), 'AddClusterPage'),
})

const edit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/controllers/$id',
  component: lazyRouteComponent(() => import('./pages/EditControllerPage'), 'EditControllerPage'),
})

const settings = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsPage'), 'SettingsPage'),
})

const alerts = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/alerts',
  validateSearch: (search: Record<string, unknown>): { webhook?: string } => ({ webhook: word(search.webhook) }),
  component: lazyRouteComponent(() => import('./pages/AlertSettingsPage'), 'AlertSettingsPage'),
})

const users = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/users',
  component: lazyRouteComponent(() => import('./pages/UsersPage'), 'UsersPage'),
})

const keys = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/keys',
  component: lazyRouteComponent(() => import('./pages/KeysPage'), 'KeysPage'),
})

const sites = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/sites',
  component: lazyRouteComponent(() => import('./pages/SitesPage'), 'SitesPage'),
})

const audit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => ({ actor: word(search.actor), action: word(search.action), since: word(search.since), until: word(search.until) }),
  component: lazyRouteComponent(() => import('./pages/AuditPage'), 'AuditPage'),
})

const roles = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/roles',
  component: lazyRouteComponent(() => import('./pages/RolesPage'), 'RolesPage'),
})

const fabric = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/fabric',
  validateSearch: (search: Record<string, unknown>): { tab?: 'services' } => ({ tab: known(search.tab, ['services']) }),
  component: lazyRouteComponent(() => import('./pages/FabricPage'), 'FabricPage'),
})

const newConnection = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/fabric/new',
  component: lazyRouteComponent(() => import('./pages/NewConnectionPage'), 'NewConnectionPage'),
})

const connection = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/fabric/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: 'runs' | 'dead' | 'wiring' | 'test' } => ({ tab: known(search.tab, ['runs', 'dead', 'wiring', 'test']) }),
  component: lazyRouteComponent(() => import('./pages/ConnectionPage'), 'ConnectionPage'),
})

const about = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/about',
  component: lazyRouteComponent(() => import('./pages/AboutPage'), 'AboutPage'),
})

export const adminRoutes = [controllers, add, edit, settings, alerts, users, roles, keys, sites, fabric, newConnection, connection, audit, about] as const
