import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, useEffect, useRef, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react'
import { text } from '../text/en'

/** A part of a page with an address of its own, loaded when it is opened. */
export interface Tab<Props, Facts> {
  id: string
  title: string
  View: LazyExoticComponent<ComponentType<Props>>
  /** Absent from the row where it says why it makes no sense; its address then says the same. */
  absent?: (facts: Facts) => string | undefined
}

export const tab = <Props, Facts>(id: string, title: string, load: () => Promise<{ default: ComponentType<Props> }>, absent?: Tab<Props, Facts>['absent']): Tab<Props, Facts> =>
  ({ id, title, View: lazy(load), absent })

export const present = <Props, Facts>(tabs: readonly Tab<Props, Facts>[], facts: Facts) => tabs.filter((each) => !each.absent?.(facts))

interface BarProps {
  label: string
  /** Said on hovering: keys that go through them. */
  hint?: string
  tabs: readonly { id: string; title: string; note?: string }[]
  current: string
  /** How many stand in the row; the rest is under "More". */
  inRow?: number
  link: (id: string, content: ReactNode, extra: { 'aria-current': 'page' | undefined; className?: string; role?: string }) => ReactNode
}

export function TabBar({ label, hint, tabs, current, inRow = tabs.length, link }: BarProps) {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  const rest = tabs.slice(inRow)
  const hidden = rest.find((each) => each.id === current)
  const item = (each: BarProps['tabs'][number]) =>
    <span key={each.id} className="tab">{link(each.id, <>{each.title}{each.note && <span className="muted"> {each.note}</span>}</>, { 'aria-current': each.id === current ? 'page' : undefined })}</span>
  return (
    <nav ref={row} className="tabs" aria-label={label} title={hint}>
      {tabs.slice(0, inRow).map(item)}
      {hidden && item(hidden)}
      {rest.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <button type="button" className="tabs-more">{text.common.more} <IconChevronDown size={14} aria-hidden="true" /></button>
          </Menu.Target>
          <Menu.Dropdown className="tabs-menu">
            {rest.map((each) => <div key={each.id}>{link(each.id, each.title, { 'aria-current': each.id === current ? 'page' : undefined, role: 'menuitem', className: 'tabs-menu-link' })}</div>)}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}
