import { text } from '../../../text/en'
import { Settings } from '../parts/Settings'
import type { GuestTabProps } from '../tabs'

export default function HardwareTab(props: GuestTabProps) {
  return <Settings {...props} group="hardware" title={text.pages.guest.titles.hardware} />
}
