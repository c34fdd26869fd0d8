"""Pictures of what the archive holds, painted by ourselves on one ground.

A `Drawing` says and paints; a `Chart` is the widget with its keyboard, tooltip and accessible
words; a `ChartFrame` puts it beside its table and saves it. A new kind of picture is a new
`Drawing` and nothing more.
"""
