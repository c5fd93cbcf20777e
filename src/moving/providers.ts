/** Sites whose players and posts are shown as an embed: host → name. */
const PROVIDERS: Record<string, string> = {
  "youtube.com": "YouTube",
  "youtube-nocookie.com": "YouTube",
  "youtu.be": "YouTube",
  "vimeo.com": "Vimeo",
  "dailymotion.com": "Dailymotion",
  "dai.ly": "Dailymotion",
  "twitter.com": "X",
  "x.com": "X",
  "facebook.com": "Facebook",
  "fb.watch": "Facebook",
  "instagram.com": "Instagram",
  "tiktok.com": "TikTok",
  "soundcloud.com": "SoundCloud",
  "spotify.com": "Spotify",
  "t.me": "Telegram",
  "flickr.com": "Flickr",
  "issuu.com": "Issuu",
  "scribd.com": "Scribd",
  "slideshare.net": "SlideShare",
  "google.com": "Google",
  "openstreetmap.org": "OpenStreetMap",
};

export interface EmbedTarget {
  href: string;
  provider: string;
  /** False for hosts that are not in the list: then `provider` is the host. */
  known: boolean;
}

/** What an address embeds, with players' addresses turned back into those of their pages; undefined when it is no http address. */
export function embedTarget(address: string): EmbedTarget | undefined {
  const text = address.trim().replace(/^\/\//, "https://");
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.href.length > 2_048) return undefined;
  const host = url.hostname.replace(/^(www|m|player|w|open|mobile)\./, "");
  const found = Object.keys(PROVIDERS).find((name) => host === name || host.endsWith(`.${name}`));
  const provider = (found && PROVIDERS[found]) || host.slice(0, 80);
  return { href: pageOf(url, provider), provider, known: found !== undefined };
}

function pageOf(url: URL, provider: string): string {
  const last = url.pathname.split("/").filter(Boolean).pop() ?? "";
  if (provider === "YouTube" && /^\/(embed|v|shorts|live)\//.test(url.pathname) && last !== "videoseries")
    return `https://www.youtube.com/watch?v=${encodeURIComponent(last)}`;
  if (provider === "Vimeo" && url.pathname.startsWith("/video/"))
    return `https://vimeo.com/${encodeURIComponent(last)}`;
  if (provider === "Dailymotion" && url.pathname.startsWith("/embed/video/"))
    return `https://www.dailymotion.com/video/${encodeURIComponent(last)}`;
  if (provider === "Facebook" && url.pathname.startsWith("/plugins/")) {
    const inner = URL.parse(url.searchParams.get("href") ?? "");
    if (inner && /^https?:$/.test(inner.protocol)) return inner.href;
  }
  return url.href;
}
