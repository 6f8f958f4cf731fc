import { Button, Tooltip, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import type { PlanRequest } from '../request'
import { planner } from '../store'

interface Props extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'leftSection'> {
  plan: PlanRequest
  children: ReactNode
  /** Why it makes no sense now. */
  disabled?: string
}

/** A button that opens a plan. Who may not is told which role it takes; the button stays where it is. */
export function PlanButton({ plan, children, disabled, variant = 'default', ...look }: Props) {
  const may = useAtLeast('site_admin')
  const why = may ? disabled : text.changes.needsRole
  const button = (
    <Button {...look} variant={variant} aria-disabled={why ? true : undefined} data-disabled={why ? true : undefined} onClick={() => !why && planner.open(plan)}>
      {children}
    </Button>
  )
  return why ? <Tooltip label={why} events={{ hover: true, focus: true, touch: true }}>{button}</Tooltip> : button
}
