/**
 * What waits for what. `brake`: stops, the way back and what people decided; `effect`: what the release is for; `answer`:
 * replies; `cosmetic`: the tracking issue; `background`: what may as well come an hour later.
 */
export type Urgency = "brake" | "effect" | "answer" | "cosmetic" | "background";
