export const ROOM_FOR_A_CAST: { gateway: Record<string, string> };
