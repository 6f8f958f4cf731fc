import { Menu, useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAdjustments, IconKey, IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun, IconSunMoon, IconUserCircle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useMatches, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { fleetDashboard } from '../inventory/clusters/queries'
import { guestDetail } from '../inventory/guests/queries'
import { atLeast, me, signOut } from '../inventory/session'
import { useStreamState } from '../live/live'
import { PHONE } from '../ui/media'
import { preferences } from '../ui/preferences'
import { Bell } from './Bell'
import { openKeys } from './Keys'
import { forgetVisited } from './palette/recent'
import { openPalette, usePaletteOpened } from './palette/store'
import { ADMIN } from './railPages'
import { told } from './told'
import { text } from '../text/en'

const Palette = lazy(() => import('./palette/Palette'))

export function Header() {
  return (
    <header className="header">
      <Breadcrumb />
      <PaletteButton />
      <StreamLight />
      <Bell />
      <ThemeButton />
      <UserMenu />
    </header>
  )
}

function adminPage(path: string): string {
  const section = path.split('/')[2]
  if (section === 'settings') return text.nav.settings
  if (section === 'roles' || section === 'about') return text.fabric[section].title
  if (section === 'fabric') return text.fabric.title
  if (section === 'alerts') return text.alerts.adminTitle
  if (section === 'users' || section === 'keys' || section === 'sites' || section === 'audit') return text.access[section].title
  return text.nav.controllers
}

function Breadcrumb() {
  const match = useMatches().at(-1)
  const clusters = useQuery(fleetDashboard()).data?.clusters
  const params = match?.params as { controller?: string; tab?: string; type?: string; vmid?: string } | undefined
  const path = match?.fullPath ?? '/'
  const { data: guest } = useQuery({
    ...guestDetail({ controller_id: params?.controller ?? '', id: `${params?.controller}/${params?.vmid}`, node: 'any', vm_type: params?.type === 'lxc' ? 'lxc' : 'qemu', vmid: Number(params?.vmid ?? 0) }),
    // The page itself asks; this only says its name.
    enabled: false,
  })
  const trail: string[] = []
  if (params?.controller) {
    trail.push(clusters?.find((each) => each.controller_id === params.controller)?.controller_name ?? text.cluster.what)
    const titles: Record<string, string> = params.vmid ? text.pages.guest.titles : text.pages.cluster.titles
    if (params.vmid) trail.push(guest?.guest.name ?? params.vmid)
    const title = titles[params.tab ?? '']
    if (title) trail.push(title)
  } else if (path.startsWith('/admin')) {
    trail.push(text.nav.admin, adminPage(path))
    if (path.endsWith('/new')) trail.push(path.includes('/fabric/') ? text.fabric.connections.add : text.admin.add.title)
  } else if (path === '/preferences') {
    trail.push(text.keys.palette.account)
  } else if (path.startsWith('/changes') || path === '/plan') {
    trail.push(text.changes.title)
    if (path !== '/changes') trail.push(path === '/plan' ? text.changes.page.tabs.plan : text.changes.one)
  } else if (path !== '/') {
    const titles: Record<string, string> = { guests: text.nav.guests, nodes: text.nav.nodes, storage: text.nav.storage, backups: text.pages.nav.backups, tasks: text.pages.nav.tasks, alerts: text.alerts.title }
    const title = titles[path.slice(1)]
    if (title) trail.push(title)
  }
  const last = trail.at(-1) ?? text.nav.fleet
  useEffect(() => {
    document.title = `${trail.length > 0 ? trail.toReversed().join(' · ') : text.nav.fleet} · ${text.product}`
  })
  return (
    <nav className="breadcrumb" aria-label={text.nav.breadcrumb}>
      <ol>
        {trail.length > 0 && <li><Link to="/">{text.nav.fleet}</Link></li>}
        {trail.slice(0, -1).map((part, i) => (
          <li key={part}>
            {i === 0 && params?.controller ? <Link to="/c/$controller/$tab" params={{ controller: params.controller, tab: 'dashboard' }}>{part}</Link> : part}
          </li>
        ))}
        <li aria-current="page">{last}</li>
      </ol>
    </nav>
  )
}

function PaletteButton() {
  const opened = usePaletteOpened()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      openPalette()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button type="button" className="palette-button" onClick={() => openPalette()}>
        <IconSearch size={16} aria-hidden="true" /><span className="wide">{text.header.search}</span><kbd className="wide">{text.header.searchKeys}</kbd>
        <span className="sr-only">{text.palette.label}</span>
      </button>
      {opened !== undefined && <Suspense><Palette begin={opened} /></Suspense>}
    </>
  )
}

function StreamLight() {
  const { phase, attempt, caughtUp } = useStreamState()
  const [glyph, tone, word] =
    phase === 'live' ? (['●', 'ok', caughtUp === null ? text.stream.live : text.stream.caughtUp(caughtUp)] as const)
    : phase === 'lost' ? (['◌', 'warn', text.stream.lost(attempt)] as const)
    : (['○', 'muted', text.stream.connecting] as const)
  return <span className="status stream-light" data-tone={tone} role="status"><span className="glyph" aria-hidden="true">{glyph}</span><span className="stream-word">{word}</span></span>
}

const NEXT = { light: 'dark', dark: 'auto', auto: 'light' } as const
const ICONS = { light: IconSun, dark: IconMoon, auto: IconSunMoon }

function ThemeButton() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const label = text.header.theme(text.header.themes[colorScheme])
  const Icon = ICONS[colorScheme]
  return (
    <button type="button" className="icon-button" onClick={() => setColorScheme(NEXT[colorScheme])} aria-label={label} title={label}>
      <Icon size={18} aria-hidden="true" />
    </button>
  )
}

function UserMenu() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const user = useQuery(me()).data
  const isPhone = useMediaQuery(PHONE)
  if (!user) return null
  // The bottom bar has no room for them.
  const admin = isPhone && atLeast(user, 'site_admin') ? ADMIN.filter((page) => !page.role || atLeast(user, page.role)) : []
  const leave = async () => {
    await signOut().catch(() => undefined)
    preferences.forget()
    forgetVisited()
    told.clear()
    await navigate({ to: '/sign-in' })
    client.clear()
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={text.header.user(user.username)} title={text.header.user(user.username)}><IconUserCircle size={20} aria-hidden="true" /></button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.display_name ?? user.username}{user.organization_name && ` · ${user.organization_name}`}</Menu.Label>
        <Menu.Label>{text.header.role(user.role.replace('_', ' '))}</Menu.Label>
        <Menu.Label>{user.gates.writes_open ? text.header.writesOpen : text.header.writesClosed(user.gates.closed_by)}</Menu.Label>
        <Menu.Divider />
        {admin.map(({ to, label, icon: Icon }) => <Menu.Item key={label} leftSection={<Icon size={16} aria-hidden="true" />} onClick={() => void navigate({ to })}>{label}</Menu.Item>)}
        {admin.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconAdjustments size={16} aria-hidden="true" />} onClick={() => void navigate({ to: '/preferences' })}>{text.keys.palette.account}</Menu.Item>
        {!atLeast(user, 'site_admin') && atLeast(user, 'viewer') && <Menu.Item leftSection={<IconKey size={16} aria-hidden="true" />} onClick={() => void navigate({ to: '/admin/keys' })}>{text.access.keys.title}</Menu.Item>}
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden="true" />} onClick={openKeys}>{text.keys.title}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => void leave()}>{text.header.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
