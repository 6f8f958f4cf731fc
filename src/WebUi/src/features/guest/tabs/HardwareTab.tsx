import { text } from '../../../text/en'
import { Settings } from '../parts/Settings'
import type { GuestTabProps } from '../tabs'

export default function HardwareTab({ guest }: GuestTabProps) {
  return <Settings guest={guest} group="hardware" title={text.pages.guest.titles.hardware} />
}
