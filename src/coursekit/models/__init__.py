"""What the course is made of: frozen records that refuse nonsense when they are made."""
