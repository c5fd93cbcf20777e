import { offerMenus } from "./menus.client.ts";
import { offerPrint } from "./print.client.ts";
import { offerSaving } from "./save.client.ts";
import { offerSharing } from "./share.client.ts";
import { rememberSize } from "./size.client.ts";

/**
 * Comfort for readers whose browser runs scripts; every page is whole without it. Loaded with `defer`, so the
 * document is there. Nothing here builds markup: the policy of the site forbids it.
 */
rememberSize();
offerMenus();
offerSharing();
offerSaving();
offerPrint();
