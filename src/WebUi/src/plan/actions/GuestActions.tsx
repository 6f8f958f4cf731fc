import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Guest } from '../../api/types'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { planner } from '../store'
import { GUEST_ACTIONS, guestAction, mainAction, type GuestAction } from './guestActions'
import { PlanButton } from './PlanButton'

/** A guest's actions in a row: the likely ones as buttons, the rest in a menu. Each opens its plan. */
export function GuestActions({ guest, compact = false }: { guest: Guest; compact?: boolean }) {
  const shown = [mainAction(guest), ...(compact ? [] : [guestAction('snapshot'), guestAction('migrate')])]
  return (
    <div className="actions" role="group" aria-label={text.changes.actions.label(guest.name)}>
      {shown.map((action) => <PlanButton key={action.id} plan={action.request(guest)} disabled={action.blocked(guest)}>{action.label}</PlanButton>)}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{text.changes.actions.more}</Button>
        </Menu.Target>
        <Menu.Dropdown><GuestMenuItems guest={guest} except={shown} /></Menu.Dropdown>
      </Menu>
    </div>
  )
}

/** The entries of a guest's menu, for any menu. */
export function GuestMenuItems({ guest, except = [] }: { guest: Guest; except?: readonly GuestAction[] }) {
  const may = useAtLeast('site_admin')
  return GUEST_ACTIONS.filter((action) => !except.includes(action)).map((action) => {
    const why = may ? action.blocked(guest) : text.changes.needsRole
    return (
      <Menu.Item
        key={action.id}
        className={action.danger ? 'danger' : undefined}
        aria-disabled={why ? true : undefined}
        data-off={why ? true : undefined}
        closeMenuOnClick={!why}
        title={why}
        onClick={() => !why && planner.open(action.request(guest))}
      >
        {action.label}{action.asks && text.changes.actions.dots}
        {why && <span className="sr-only">{why}</span>}
      </Menu.Item>
    )
  })
}
