/** The start page's one style sheet; its policy allows it by its hash. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#5c5c66;--line:#d9d9e3;--card:#fff;--page:#f5f5fa;--lane:#ececf4;--accent:#3d3e8f;--on-accent:#fff;--good:#0e7a0d;--warn:#8a4b00}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f5;--soft:#b5b5c0;--line:#3f3f4a;--card:#25252b;--page:#17171b;--lane:#1e1e24;--accent:#a9abff;--on-accent:#17171b;--good:#7ad97a;--warn:#ffb366}}
@media (forced-colors:active){:root{--ink:CanvasText;--soft:CanvasText;--line:CanvasText;--card:Canvas;--page:Canvas;--lane:Canvas;--accent:LinkText;--on-accent:Canvas;--good:CanvasText;--warn:CanvasText}}
/* Numbers on a filled ground: the text's own ground would cover it. */
@media (forced-colors:active){.step,.tour li::before{forced-color-adjust:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 "Segoe UI",system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem 1rem 3rem}
header{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;justify-content:space-between}
h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:0}
p{margin:.4rem 0;max-width:46rem}.soft{color:var(--soft)}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code{font:.92em ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
ul,ol{margin:0;padding:0;list-style:none}
.state{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;color:var(--soft)}
.good{color:var(--good)}.warn{color:var(--warn)}
.pages{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));margin-top:1rem}
.pages a{display:block;height:100%;padding:.7rem .9rem;border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:.5rem;background:var(--card);color:var(--ink);text-decoration:none}
.pages a:hover{border-color:var(--accent)}
.pages b{display:block;color:var(--accent);text-decoration:underline}
.tour{counter-reset:stop;display:grid;gap:.5rem}
@media (min-width:60rem){.tour{grid-template-columns:1fr 1fr}}
.tour li{counter-increment:stop;position:relative;padding:.55rem .9rem .55rem 3rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
.tour li::before{content:counter(stop);position:absolute;left:.8rem;top:.6rem;width:1.5rem;height:1.5rem;border-radius:50%;background:var(--accent);color:var(--on-accent);text-align:center;font-weight:600}
.ways{display:flex;flex-wrap:wrap;gap:.1rem 1rem}
.steps{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr));margin-top:.8rem}
.steps>li{padding:.7rem .9rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
.steps p{font-size:.85rem}.steps ul{font-size:.92rem}
.step{display:inline-block;width:1.5rem;height:1.5rem;border-radius:50%;background:var(--accent);color:var(--on-accent);text-align:center}
summary{margin-top:.3rem;color:var(--accent);cursor:pointer;font-size:.85rem}
details ul{font-size:.85rem;color:var(--soft)}
.lanes{display:none;width:100%;height:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
@media (min-width:60rem){.lanes{display:block}}
.lanes text{font-size:12px;fill:var(--ink)}
.lane0{fill:var(--lane)}.lane1{fill:var(--card)}
.box{fill:var(--card);stroke:var(--accent);stroke-width:1.5}
.border{stroke:var(--line);stroke-dasharray:3 3;fill:none}
.number{fill:var(--accent)}.lanes .digit{fill:var(--on-accent);font-weight:600;font-size:14px;text-anchor:middle}
.arrow{fill:none;stroke:var(--soft);stroke-width:1.5;marker-end:url(#tip)}.tip{fill:var(--soft)}
.scripts li{padding:.3rem 0;border-bottom:1px solid var(--line)}
`;
