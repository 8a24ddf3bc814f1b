// The small mark of each kind of node; look.ts names the icons, this is the only place that loads them.
import {
  Asterisk,
  BadgeCheck,
  Cloud,
  Copy,
  HardHat,
  House,
  Package,
  User,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { NodeKind } from '#graph/accessGraph.ts';

export const NODE_ICON: Readonly<Record<NodeKind, LucideIcon>> = {
  role: HardHat,
  user: User,
  group: Users,
  service: Cloud,
  federated: BadgeCheck,
  account: House,
  anyone: Asterisk,
  session: Copy,
  resource: Package,
};
