import { NodeGuests } from './NodeGuests'
import type { NodeTabProps } from './tabs'

export default function VmsTab({ node }: NodeTabProps) {
  return <NodeGuests node={node} type="qemu" />
}
