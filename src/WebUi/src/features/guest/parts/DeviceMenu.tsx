import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { Guest } from '../../../api/types'
import { useAtLeast } from '../../../inventory/session'
import { usePlan } from '../../../plan'
import { text } from '../../../text/en'
import { settingName } from '../config'
import { deviceActions } from '../devices'

/** What can be done with a line of the hardware; absent where nothing can. */
export function DeviceMenu({ guest, name, value }: { guest: Guest; name: string; value: string }) {
  const may = useAtLeast('site_admin')
  const plan = usePlan()
  const actions = deviceActions(guest, name, value)
  if (!may || actions.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><button type="button" className="icon-button" aria-label={text.changes.actions.label(settingName(name) || name)}><IconDots size={16} aria-hidden="true" /></button></Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => <Menu.Item key={action.label} className={action.danger ? 'danger' : undefined} onClick={() => plan.open(action.plan)}>{action.label}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
