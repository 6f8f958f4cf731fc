import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { word } from '../../ui/search'
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

export const adminRoutes = [controllers, add, edit, settings, alerts, users, keys, sites, audit] as const
