"""What the map and the timeline show of a selection of incidents."""
