DROP TABLE canteens;
