import { Button, Tooltip, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { planner, type BulkRequest } from '../store'

interface Props extends Pick<ButtonProps, 'variant' | 'size'> {
  bulk: BulkRequest
  children: ReactNode
  /** Why it makes no sense now. */
  disabled?: string
}

/** A button that opens one action for many guests; as with `PlanButton`, who may not is told why. */
export function BulkButton({ bulk, children, disabled, variant = 'default', size }: Props) {
  const why = useAtLeast('site_admin') ? disabled : text.changes.needsRole
  const button = <Button variant={variant} size={size} aria-disabled={why ? true : undefined} data-disabled={why ? true : undefined} onClick={() => !why && planner.openBulk(bulk)}>{children}</Button>
  return why ? <Tooltip label={why} events={{ hover: true, focus: true, touch: true }}>{button}</Tooltip> : button
}
